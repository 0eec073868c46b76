# What the command line may set; the environment gives the rest.
module Settings
  attr_accessor :client_id, :client_secret, :company,
                :account, :pem

  def load_settings
    %i[client_id client_secret company account pem].each do |name|
      instance_variable_set(:"@#{name}", Environment.public_send(name))
    end
  end
end

module Environment
  def self.client_id = ENV.fetch('CATALOG_CLIENT_ID')
  def self.client_secret = ENV.fetch('CATALOG_CLIENT_SECRET')
  def self.company = ENV.fetch('CATALOG_COMPANY')
  def self.account = ENV.fetch('CATALOG_ACCOUNT')
  def self.pem = ENV.fetch('CATALOG_PEM')
end
