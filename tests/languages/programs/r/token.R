library(httr)
library(jose)
library(openssl)

ims <- "https://ims-na1.adobelogin.com"
metascope <- "ent_analytics_bulk_ingest_sdk"

config <- jsonlite::read_json("config.json")

assertion <- function() {
  claims <- jwt_claim(
    iss = config$org_id,
    sub = config$technical_account_id,
    aud = paste0(ims, "/c/", config$client_id),
    exp = as.integer(Sys.time() + 300)
  )
  claims[[paste0(ims, "/s/", metascope)]] <- TRUE
  key <- read_key(config$private_key_path)
  jwt_encode_sig(claims, key = key, size = 256)
}

access_token <- function() {
  response <- POST(
    paste0(ims, "/ims/exchange/jwt/"),
    body = list(
      client_id = config$client_id,
      client_secret = config$client_secret,
      jwt_token = assertion()
    ),
    encode = "form"
  )
  stop_for_status(response)
  body <- content(response)
  list(token = body$access_token, expires = Sys.time() + body$expires_in / 1000)
}

report <- function(suite, request) {
  answer <- POST(
    sprintf("https://analytics.adobe.io/api/%s/reports", config$company),
    add_headers(Authorization = paste("Bearer", access_token()$token), `x-api-key` = config$client_id),
    body = request,
    encode = "json"
  )
  content(answer)$rows
}
