"$2" group add Noord --database sqlite:antwoorden.db
