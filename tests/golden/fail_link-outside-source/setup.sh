printf 'geheim\n' > geheim.md
ln -s ../../../geheim.md site/content/nl/geheim.md
ln -s / site/content/nl/alles
mkdir site/data/charts
ln -s /etc/passwd site/data/charts/passwd.yaml
