use jsonwebtoken::{encode, Algorithm, EncodingKey, Header};
use serde::Serialize;

#[derive(Serialize)]
struct Claims<'a> {
    iss: &'a str,
    sub: &'a str,
    aud: &'a str,
    exp: u64,
}

/// The bearer of Salesforce's JWT flow.
pub fn salesforce(consumer: &str, user: &str, pem: &[u8], now: u64) -> jsonwebtoken::errors::Result<String> {
    let claims = Claims { iss: consumer, sub: user, aud: "https://login.salesforce.com", exp: now + 180 };
    let assertion = encode(&Header::new(Algorithm::RS256), &claims, &EncodingKey::from_rsa_pem(pem)?)?;
    Ok(format!("grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion={assertion}"))
}
