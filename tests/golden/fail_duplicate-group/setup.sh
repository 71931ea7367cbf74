"$2" group add Noord --database sqlite:antwoorden.db
"$2" group add Nacht --in Noord --database sqlite:antwoorden.db
