# Builds CellScope if a file is newer than the last build, then starts it. Called by cellscope.cmd; see there.
$root = (Resolve-Path "$PSScriptRoot\..\..\..").Path
$target = Join-Path $root 'target'
$stamp = Join-Path $target 'cellscope.stamp'
$classPathFile = Join-Path $target 'runtime.classpath'
$log = Join-Path $target 'cellscope-build.log'
$rest = @($args)

function Stop-WithMessage($message, $code = 1) {
    [Console]::Error.WriteLine("cellscope: $message")
    exit $code
}

function Find-Java {
    if ($env:JAVA_HOME) {
        $java = Join-Path $env:JAVA_HOME 'bin\java.exe'
        if (-not (Test-Path $java)) {
            Stop-WithMessage "JAVA_HOME is $env:JAVA_HOME, which has no bin\java.exe: point it to a JDK 17 or newer, or unset it"
        }
        return $java
    }
    $found = Get-Command java -ErrorAction SilentlyContinue
    if (-not $found) { Stop-WithMessage 'there is no java: install a JDK 17 or newer, or set JAVA_HOME to one' }
    return $found.Source
}

function Test-Java($java) {
    $text = cmd /c "`"$java`" -version 2>&1" | Out-String
    if ($text -notmatch 'version "(\d+)' -or [int]$Matches[1] -lt 17) {
        Stop-WithMessage "$java is not Java 17 or newer: set JAVA_HOME to such a JDK"
    }
}

# cuda where the driver reports a card whose compute capability nd4j-cuda-11.6 has code for (3.7 to 8.9), else cpu.
function Get-Flavour {
    if (-not (Get-Command nvidia-smi -ErrorAction SilentlyContinue)) { return 'cpu' }
    foreach ($line in (& nvidia-smi --query-gpu=compute_cap --format=csv,noheader)) {
        if ($line -match '^\s*(\d+)\.(\d+)\s*$') {
            $capability = [int]$Matches[1] * 10 + [int]$Matches[2]
            if ($capability -ge 37 -and $capability -le 89) { return 'cuda' }
        }
    }
    return 'cpu'
}

# The stamp's two lines: the flavour, and the folder in target\ that holds this build's jar.
function Test-UpToDate($flavour) {
    if (-not ((Test-Path $stamp) -and (Test-Path $classPathFile))) { return $false }
    $lines = @(Get-Content $stamp)
    if ($lines.Count -lt 2 -or $lines[0] -ne $flavour -or -not (Test-Path "$target\$($lines[1])")) { return $false }
    $built = (Get-Item $stamp).LastWriteTimeUtc
    $sources = 'src\main', 'fxml', 'styles', 'sample-configs', 'pom.xml', '.mvn' |
        ForEach-Object { Join-Path $root $_ } | Where-Object { Test-Path $_ }
    $newer = @(Get-Item $sources) + @(Get-ChildItem $sources -Recurse) |
        Where-Object { $_.LastWriteTimeUtc -gt $built } | Select-Object -First 1
    return $null -eq $newer
}

# One build at a time: the mutex is freed by the system if its holder dies.
function Invoke-Build($flavour) {
    $name = 'cellscope-build-' + ($root.ToLowerInvariant() -replace '[^a-z0-9]', '-')
    $mutex = New-Object System.Threading.Mutex($false, $name)
    try { [void]$mutex.WaitOne() } catch [System.Threading.AbandonedMutexException] { }
    try {
        if (Test-UpToDate $flavour) { return }
        if (-not (Get-Command mvn -ErrorAction SilentlyContinue)) {
            Stop-WithMessage 'there is no mvn to build with: install Maven 3.8 or newer'
        }
        [Console]::Error.WriteLine('cellscope: building (the first time takes minutes and downloads about 280 MB)')
        [void](New-Item -ItemType Directory -Force $target)
        Remove-Item -Recurse -Force -ErrorAction SilentlyContinue "$target\classes", "$target\maven-status"
        # Older than every file that changes while Maven works, so that the next start sees such a change.
        $app = "app-$(Get-Date -Format yyyyMMddHHmmss)-$PID"
        Set-Content "$stamp.new" $flavour, $app
        $cuda = if ($flavour -eq 'cuda') { '-Pcuda' } else { '' }
        Push-Location $root
        cmd /c "mvn -B -Dmaven.test.skip=true $cuda package > `"$log`" 2>&1"
        $failed = $LASTEXITCODE -ne 0
        Pop-Location
        if ($failed) {
            Remove-Item "$stamp.new"
            Stop-WithMessage "the build failed, see $log"
        }
        # A window or a search that was started from an older build goes on with that build's classes; the others go.
        New-Item -ItemType Directory "$target\$app" | Out-Null
        Copy-Item "$target\cellscope.jar" "$target\$app"
        Move-Item -Force "$stamp.new" $stamp
        $running = (Get-CimInstance Win32_Process | ForEach-Object { $_.CommandLine }) -join "`n"
        Get-ChildItem $target -Directory -Filter 'app-*' |
            Where-Object { $_.Name -ne $app -and -not $running.Contains($_.FullName + '\') } |
            Remove-Item -Recurse -Force
    } finally {
        $mutex.ReleaseMutex()
    }
}

$flavour = $null
if ($rest.Count -gt 0 -and $rest[0] -ceq '--cpu') { $flavour = 'cpu' }
elseif ($rest.Count -gt 0 -and $rest[0] -ceq '-Pcuda') { $flavour = 'cuda' }
if ($flavour) { $rest = @($rest | Select-Object -Skip 1) } else { $flavour = Get-Flavour }

$java = Find-Java
Test-Java $java
if (-not (Test-UpToDate $flavour)) { Invoke-Build $flavour }

$computes = $rest.Count -gt 0 -and $rest[0] -cin 'bench', 'doctor', 'evaluate', 'predict'
if ($computes) {
    $flags = '-Xmx3g', '--add-modules', 'jdk.incubator.vector', '-Djdk.incubator.vector.VECTOR_ACCESS_OOB_CHECK=0'
} elseif ($rest.Count -eq 0) {
    $flags = '-Xmx350m', '-XX:+UseSerialGC', '-Xshare:auto'
} else {
    $flags = '-Xmx350m', '-XX:+UseSerialGC', '-Xshare:auto', '-XX:TieredStopAtLevel=1'
}
$env:CELLSCOPE_HOME = $root
$app = @(Get-Content $stamp)[1]
& $java @flags -cp ("$target\$app\cellscope.jar;" + (Get-Content $classPathFile -TotalCount 1)) cellscope.Launcher @rest
exit $LASTEXITCODE
