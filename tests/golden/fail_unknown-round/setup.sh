"$2" round add --survey werk --id 2026-najaar --title Najaar --database sqlite:antwoorden.db
