printf 'tekst\n' > uitvoer
