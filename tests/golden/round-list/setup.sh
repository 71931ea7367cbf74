"$2" round add --survey werk --id 2026-najaar --title 'Najaar 2026' --database sqlite:antwoorden.db
"$2" round add --survey werk --id 2027-voorjaar --title 'Voorjaar 2027' --database sqlite:antwoorden.db
