<?php
namespace Lcobucci\JWT\Signer\Key;

class InMemory
{
    public $pem;

    public static function file($path)
    {
        return self::plainText(file_get_contents($path));
    }

    public static function plainText($text)
    {
        $made = new self();
        $made->pem = $text;
        return $made;
    }
}
