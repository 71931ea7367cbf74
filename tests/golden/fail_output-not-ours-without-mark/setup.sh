rm -r public
mkdir public
printf 'van mij\n' > public/index.html
