defmodule Shop.Session do
  def issue(user) do
    signer = Joken.Signer.create("RS256", %{"pem" => File.read!("priv/session.pem")})
    Joken.generate_and_sign!(%{}, %{"sub" => user, "iss" => "shop", "aud" => "shop"}, signer)
  end
end
