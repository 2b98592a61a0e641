# Words of general use
yes = yes
no = no
