"""The sample team: a made-up CRM file in the cache folder, told day by day through the services.

It is the same on the same day, its dates lie around today, and the real database is never touched.
"""
