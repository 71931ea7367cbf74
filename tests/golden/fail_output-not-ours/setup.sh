printf 'van mij\n' > public/vakantie.jpg
mkdir public/map
printf 'ook\n' > public/map/ook.txt
