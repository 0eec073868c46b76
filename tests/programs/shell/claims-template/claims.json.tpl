{
  "exp": ${EXP},
  "iss": "${IMS_ORG}",
  "sub": "${TECH_ACCT}",
  "https://ims-na1.adobelogin.com/s/ent_user_sdk": true,
  "aud": "https://ims-na1.adobelogin.com/c/${CLIENT_ID}"
}
