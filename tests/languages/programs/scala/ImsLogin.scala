package com.example.streaming

import java.io.File
import java.nio.file.Files
import java.security.KeyFactory
import java.security.spec.PKCS8EncodedKeySpec

import io.jsonwebtoken.{Jwts, SignatureAlgorithm}
import sttp.client3._

import scala.jdk.CollectionConverters._

final case class ImsConfig(clientId: String, clientSecret: String, orgId: String, techAccount: String, keyPath: String)

final class ImsLogin(config: ImsConfig) {
  private val imsHost     = "ims-na1.adobelogin.com"
  private val backend     = HttpClientSyncBackend()
  private val metaScope   = "ent_dataservices_sdk"

  private def privateKey = {
    val bytes = Files.readAllBytes(new File(config.keyPath).toPath)
    KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes))
  }

  private def assertion: String = {
    val claims: Map[String, AnyRef] = Map(
      "iss" -> config.orgId,
      "sub" -> config.techAccount,
      "aud" -> s"https://$imsHost/c/${config.clientId}",
      "exp" -> Long.box(System.currentTimeMillis() / 1000 + 86400L),
      s"https://$imsHost/s/$metaScope" -> java.lang.Boolean.TRUE
    )
    Jwts.builder.setClaims(claims.asJava).signWith(SignatureAlgorithm.RS256, privateKey).compact
  }

  def accessToken: Either[String, String] = {
    val request = basicRequest
      .post(uri"https://$imsHost/ims/exchange/jwt")
      .body(
        Map(
          "client_id"     -> config.clientId,
          "client_secret" -> config.clientSecret,
          "jwt_token"     -> assertion
        )
      )
    request.send(backend).body.map(body => ujson.read(body)("access_token").str)
  }
}
