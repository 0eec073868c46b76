module example.com/privacy-sweep

go 1.16
