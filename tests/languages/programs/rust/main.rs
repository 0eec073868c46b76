use std::collections::HashMap;
use std::fs;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use jsonwebtoken::{encode, Algorithm, EncodingKey, Header};
use serde::Deserialize;
use serde_json::{json, Map, Value};

const IMS_HOST: &str = "https://ims-na1.adobelogin.com";
const EXCHANGE_PATH: &str = "/ims/exchange/jwt";
const META_SCOPE: &str = "ent_analytics_bulk_ingest_sdk";

#[derive(Deserialize)]
struct Config {
    client_id: String,
    client_secret: String,
    org_id: String,
    technical_account_id: String,
    private_key_path: String,
}

#[derive(Deserialize)]
struct TokenResponse {
    access_token: String,
    expires_in: u64,
}

fn assertion(config: &Config) -> Result<String, Box<dyn std::error::Error>> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
    let mut claims = Map::new();
    claims.insert("exp".into(), json!(now + 300));
    claims.insert("iss".into(), json!(config.org_id));
    claims.insert("sub".into(), json!(config.technical_account_id));
    claims.insert("aud".into(), json!(format!("{}/c/{}", IMS_HOST, config.client_id)));
    claims.insert(format!("{}/s/{}", IMS_HOST, META_SCOPE), Value::Bool(true));
    let key = EncodingKey::from_rsa_pem(&fs::read(&config.private_key_path)?)?;
    Ok(encode(&Header::new(Algorithm::RS256), &claims, &key)?)
}

async fn token(config: &Config) -> Result<(String, Instant), Box<dyn std::error::Error>> {
    let signed = assertion(config)?;
    let mut form = HashMap::new();
    form.insert("client_id", config.client_id.as_str());
    form.insert("client_secret", config.client_secret.as_str());
    form.insert("jwt_token", signed.as_str());
    let response: TokenResponse = reqwest::Client::new()
        .post(format!("{}{}", IMS_HOST, EXCHANGE_PATH))
        .form(&form)
        .send()
        .await?
        .json()
        .await?;
    let expires = Instant::now() + Duration::from_millis(response.expires_in);
    Ok((response.access_token, expires))
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let config: Config = serde_json::from_str(&fs::read_to_string("config.json")?)?;
    let (token, _) = token(&config).await?;
    println!("{} characters", token.len());
    Ok(())
}
