app_name = "ceremonies"
urlpatterns: list = []
