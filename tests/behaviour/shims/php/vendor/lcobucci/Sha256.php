<?php
namespace Lcobucci\JWT\Signer\Rsa;

class Sha256
{
}
