<?php
namespace Illuminate\Support\Facades;

class Cache
{
    public static function remember($key, $life, $make)
    {
        return $make();
    }
}
