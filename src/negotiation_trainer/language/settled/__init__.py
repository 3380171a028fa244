"""What words of the case or the trade settle, whatever the models make of them."""
