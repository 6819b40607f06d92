"""What is due, for one member or for the team, and why: the one query behind Today, remind and cron."""
