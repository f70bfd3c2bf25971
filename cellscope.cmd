@echo off
rem Starts CellScope: the window without arguments, the command line with them. Builds first what is out of date.
rem   --cpu    (first) leaves CUDA out of the build
rem   -Pcuda   (first) takes CUDA in; without either, the graphics card decides
rem The work is in a PowerShell script: the class path is longer than a line of this shell may be.
powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0src\main\windows\cellscope.ps1" %*
exit /b %ERRORLEVEL%
