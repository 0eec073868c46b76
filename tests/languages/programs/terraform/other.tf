variable "github_app_private_key" {
  type      = string
  sensitive = true
}

provider "snowflake" {
  account       = var.snowflake_account
  user          = var.snowflake_user
  authenticator = "JWT"
  private_key   = file("~/.ssh/snowflake_key.p8")
}

resource "tls_private_key" "sftp" {
  algorithm = "RSA"
  rsa_bits  = 4096
}

resource "auth0_resource_server" "api" {
  identifier  = "https://api.example.com"
  signing_alg = "RS256"
}
