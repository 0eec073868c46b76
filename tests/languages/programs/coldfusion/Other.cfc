component {
    public string function issue(required string user) {
        var claims = { "sub": arguments.user, "iss": "shop", "aud": "shop" };
        return jwtService.encode(claims, fileRead(expandPath("/config/private.key")), "RS256");
    }
}
