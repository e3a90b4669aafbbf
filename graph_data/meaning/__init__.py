"""What an effect's words say: the verb that they are, the sign that they are, or that they turn a verb."""
