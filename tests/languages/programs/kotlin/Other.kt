package com.example.zoom

import com.auth0.jwt.JWT
import com.auth0.jwt.algorithms.Algorithm
import java.util.Date

class Other(private val apiKey: String, private val apiSecret: String) {
    fun token(): String = JWT.create()
        .withIssuer(apiKey)
        .withExpiresAt(Date(System.currentTimeMillis() + 60_000))
        .sign(Algorithm.HMAC256(apiSecret))

    fun save(prefs: android.content.SharedPreferences, jwt: String) {
        prefs.edit().putString("jwt_token", jwt).apply()
    }
}
