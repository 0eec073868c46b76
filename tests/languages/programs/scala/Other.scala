package com.example.snow

import java.security.PrivateKey
import java.time.Instant

import io.jsonwebtoken.{Jwts, SignatureAlgorithm}

final class Other(account: String, user: String, fingerprint: String, key: PrivateKey) {
  def bearer: (String, String) = {
    val token = Jwts.builder
      .setIssuer(s"$account.$user.$fingerprint")
      .setSubject(s"$account.$user")
      .setExpiration(java.util.Date.from(Instant.now.plusSeconds(3600)))
      .signWith(SignatureAlgorithm.RS256, key)
      .compact
    "X-Snowflake-Authorization-Token-Type" -> s"KEYPAIR_JWT $token"
  }
}
