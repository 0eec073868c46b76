package com.example.http

import cats.data.NonEmptyList
import cats.effect.Async
import io.jsonwebtoken.Jwts
import org.http4s.Method.POST
import org.http4s.Uri.Path.Segment
import org.http4s.{Uri, UrlForm}

import java.security.PrivateKey
import scala.concurrent.duration._
import scala.jdk.CollectionConverters._

final class AdobeLogin[F[_]: Async](
  imsOrg: String,
  clientId: String,
  clientSecret: String,
  account: String,
  metascopes: NonEmptyList[AdobeMetascope],
  privateKey: PrivateKey,
  ims: Uri // https://ims-na1.adobelogin.com
) {
  private val audience: String = ims.withPath(path"c" / Segment(clientId)).renderString

  def token: F[Token] =
    for {
      now <- Async[F].realTimeInstant
      answer <- client.expect[Token](
        POST(
          UrlForm(
            "client_id" -> clientId,
            "client_secret" -> clientSecret,
            "jwt_token" -> Jwts.builder
              .subject(account)
              .issuer(imsOrg)
              .audience().add(audience).and()
              .claims(metascopes.map(one => ims.withPath(path"s" / Segment(one.name)).renderString -> true).toList.toMap.asJava)
              .signWith(privateKey, Jwts.SIG.RS256)
              .compact
          ),
          ims.withPath(path"/ims/exchange/jwt")
        )
      )
      _ <- Async[F].sleep(answer.expires_in.milliseconds)
    } yield answer
}
