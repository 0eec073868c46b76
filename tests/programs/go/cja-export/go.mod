module example.com/cja-export

go 1.17
