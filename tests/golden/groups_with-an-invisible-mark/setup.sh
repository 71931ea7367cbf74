# As a collector of before there was one rule for names took it over HTTP.
"$2" group list --database sqlite:antwoorden.db > /dev/null
sqlite3 antwoorden.db "INSERT INTO groups (id, name) VALUES ('g1', 'Team' || char(8238) || 'droon')"
