module example.com/parsed

go 1.18
