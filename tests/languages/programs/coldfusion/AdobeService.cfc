component {
    variables.endpoint = "https://ims-na1.adobelogin.com/ims/exchange/jwt";

    private string function assertion() {
        var claims = {
            "exp": dateDiff("s", "1970-01-01", now()) + 300,
            "iss": variables.orgId,
            "sub": variables.technicalAccountId,
            "aud": "https://ims-na1.adobelogin.com/c/" & variables.clientId,
            "https://ims-na1.adobelogin.com/s/ent_campaign_sdk": true
        };
        return jwtService.encode(claims, fileRead(expandPath("/config/private.key")), "RS256");
    }

    public string function getToken() {
        cfhttp(method="POST", url=variables.endpoint, result="local.answer") {
            cfhttpparam(type="formfield", name="client_id", value=variables.clientId);
            cfhttpparam(type="formfield", name="client_secret", value=variables.clientSecret);
            cfhttpparam(type="formfield", name="jwt_token", value=assertion());
        }
        return deserializeJson(local.answer.fileContent).access_token;
    }
}
