package adobe

// Option configures an Authenticator.
type Option func(*Authenticator) error

// WithCredentials sets the API key and the client secret.
func WithCredentials(clientID, clientSecret string) Option {
	return func(a *Authenticator) error {
		a.clientID = clientID
		a.clientSecret = clientSecret
		return nil
	}
}

// WithOrganization sets the organisation and the technical account.
func WithOrganization(orgID, technicalAccountID string) Option {
	return func(a *Authenticator) error {
		a.orgID = orgID
		a.technicalAccountID = technicalAccountID
		return nil
	}
}

// WithPrivateKey sets the key that signs the JWT, in PEM.
func WithPrivateKey(pem []byte) Option {
	return func(a *Authenticator) error {
		key, err := parseKey(pem)
		if err != nil {
			return err
		}
		a.privateKey = key
		return nil
	}
}

// WithMetaScopes sets the metascopes of the integration.
func WithMetaScopes(metaScopes ...string) Option {
	return func(a *Authenticator) error {
		a.metaScopes = append(a.metaScopes, metaScopes...)
		return nil
	}
}
