defmodule Adobe.Ims do
  @ims "https://ims-na1.adobelogin.com"

  def token(config) do
    form = [
      client_id: config.client_id,
      client_secret: config.client_secret,
      jwt_token: assertion(config)
    ]

    {:ok, %{body: body}} = HTTPoison.post(@ims <> "/ims/exchange/jwt", {:form, form})
    answer = Jason.decode!(body)
    {answer["access_token"], System.os_time(:second) + div(answer["expires_in"], 1000)}
  end

  defp assertion(config) do
    claims = %{
      "exp" => System.os_time(:second) + 300,
      "iss" => config.org_id,
      "sub" => config.technical_account_id,
      "aud" => "#{@ims}/c/#{config.client_id}",
      "#{@ims}/s/ent_dataservices_sdk" => true
    }

    signer = Joken.Signer.create("RS256", %{"pem" => File.read!(config.private_key_path)})
    Joken.generate_and_sign!(%{}, claims, signer)
  end
end
