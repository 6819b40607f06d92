import sys
from crm_tui import app as frame
from crm_tui.screens import areas
frame.CrmApp.DEFAULT_MODE = "clients"
a = frame.CrmApp(sys.argv[1], "ming")
a.run()
if a.fault: raise a.fault
