package com.example.users

import com.auth0.jwt.JWT
import com.auth0.jwt.algorithms.Algorithm
import okhttp3.FormBody
import okhttp3.OkHttpClient
import okhttp3.Request
import org.json.JSONObject
import java.security.interfaces.RSAPrivateKey
import java.util.Date

private const val IMS = "https://ims-na1.adobelogin.com"
private const val META_SCOPE = "ent_user_sdk"

class AdobeAuth(private val config: AdobeConfig, private val key: RSAPrivateKey) {
    private val http = OkHttpClient()
    private var token: String? = null
    private var validUntil = 0L

    private fun assertion(): String = JWT.create()
        .withIssuer(config.orgId)
        .withSubject(config.technicalAccountId)
        .withAudience("$IMS/c/${config.clientId}")
        .withClaim("$IMS/s/$META_SCOPE", true)
        .withExpiresAt(Date(System.currentTimeMillis() + 300_000))
        .sign(Algorithm.RSA256(null, key))

    fun accessToken(): String {
        token?.takeIf { System.currentTimeMillis() < validUntil }?.let { return it }
        val form = FormBody.Builder()
            .add("client_id", config.clientId)
            .add("client_secret", config.clientSecret)
            .add("jwt_token", assertion())
            .build()
        val request = Request.Builder().url("$IMS/ims/exchange/jwt").post(form).build()
        http.newCall(request).execute().use { response ->
            val body = JSONObject(response.body!!.string())
            validUntil = System.currentTimeMillis() + body.getLong("expires_in")
            return body.getString("access_token").also { token = it }
        }
    }

    fun users(page: Int): JSONObject {
        val request = Request.Builder()
            .url("https://usermanagement.adobe.io/v2/usermanagement/users/${config.orgId}/$page")
            .header("Authorization", "Bearer ${accessToken()}")
            .header("x-api-key", config.clientId)
            .build()
        return http.newCall(request).execute().use { JSONObject(it.body!!.string()) }
    }
}
