"$2" group list --database sqlite:antwoorden.db > /dev/null
