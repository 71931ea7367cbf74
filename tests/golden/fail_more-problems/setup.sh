# Far more mistakes than anybody reads: the first hundred are told, and how many there are more.
for number in $(seq 1 5000); do printf '\n[pagina %s](weg-%s.md)\n' "$number" "$number"; done >> site/content/nl/contact.md
