"$2" group add Noord --database sqlite:antwoorden.db
"$2" backup --database sqlite:antwoorden.db --output kopie.db
