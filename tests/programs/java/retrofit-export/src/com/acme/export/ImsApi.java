package com.acme.export;

import retrofit2.Call;
import retrofit2.http.Field;
import retrofit2.http.FormUrlEncoded;
import retrofit2.http.POST;

/** The endpoints of IMS that this program calls. */
public interface ImsApi {
    @FormUrlEncoded
    @POST("/ims/exchange/jwt")
    Call<String> exchange(
        @Field("client_id") String clientId,
        @Field("client_secret") String clientSecret,
        @Field("jwt_token") String jwtToken);
}
