<?php

class Field
{
    public $name;
    public $needed;

    public function __construct($name, $needed)
    {
        $this->name = $name;
        $this->needed = $needed;
    }

    public static function given(array $fields)
    {
        $given = [];
        foreach ($fields as $field) {
            $given[$field->name] = getenv('SOURCE_' . strtoupper($field->name));
            if ($field->needed && !$given[$field->name]) {
                exit($field->name . " is missing\n");
            }
        }
        return $given;
    }
}
