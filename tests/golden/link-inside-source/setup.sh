ln -s contact.md site/content/nl/bel.md
sed -i 's/^title: .*/title: Contact/' site/content/nl/contact.md
rm site/content/nl/bel.md
mv site/content/nl/contact.md site/contact-bron.md
ln -s ../../contact-bron.md site/content/nl/contact.md
ln -s . site/content/nl/rond
