"""Messages that come in as files: an e-mail (.eml), an Outlook message (.msg), an exported chat (.txt, .zip)."""
