variable "adobe_client_id" {
  type = string
}

variable "adobe_client_secret" {
  type      = string
  sensitive = true
}

variable "adobe_private_key" {
  type      = string
  sensitive = true
}

locals {
  ims_host  = "ims-na1.adobelogin.com"
  metascope = "ent_dataservices_sdk"
}

resource "aws_secretsmanager_secret_version" "adobe" {
  secret_id = aws_secretsmanager_secret.adobe.id
  secret_string = jsonencode({
    client_id     = var.adobe_client_id
    client_secret = var.adobe_client_secret
    private_key   = var.adobe_private_key
  })
}

resource "aws_lambda_function" "sync" {
  function_name = "segment-sync"
  role          = aws_iam_role.sync.arn
  runtime       = "python3.12"
  handler       = "sync.main"
  filename      = "sync.zip"

  environment {
    variables = {
      ADOBE_IMS_ENDPOINT         = "https://${local.ims_host}/ims/exchange/jwt"
      ADOBE_METASCOPE            = "https://${local.ims_host}/s/${local.metascope}"
      ADOBE_TECHNICAL_ACCOUNT_ID = "0123456789ABCDEF@techacct.adobe.com"
      ADOBE_SECRET_ARN           = aws_secretsmanager_secret.adobe.arn
    }
  }
}
