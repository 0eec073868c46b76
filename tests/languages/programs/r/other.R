library(httr)
library(jose)
library(openssl)

key <- read_key("service-account.pem")
claims <- jwt_claim(
  iss = Sys.getenv("GOOGLE_CLIENT_EMAIL"),
  scope = "https://www.googleapis.com/auth/bigquery",
  aud = "https://oauth2.googleapis.com/token",
  exp = as.integer(Sys.time() + 3600)
)
assertion <- jwt_encode_sig(claims, key = key, size = 256)
POST(
  "https://oauth2.googleapis.com/token",
  body = list(grant_type = "urn:ietf:params:oauth:grant-type:jwt-bearer", assertion = assertion),
  encode = "form"
)
