#!/usr/bin/env perl
use strict;
use warnings;

use Crypt::JWT qw(encode_jwt decode_jwt);
use Crypt::PK::RSA;

my $key = Crypt::PK::RSA->new($ENV{VONAGE_PRIVATE_KEY_PATH});
my $jwt = encode_jwt(
    payload => { application_id => $ENV{VONAGE_APPLICATION_ID}, iat => time, exp => time + 900, jti => "$$" },
    key     => $key,
    alg     => 'RS256',
);
my $jwt_token = decode_jwt(token => $jwt, key => $key);
print "$jwt_token->{application_id}\n";
