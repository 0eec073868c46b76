module query-export

go 1.17
