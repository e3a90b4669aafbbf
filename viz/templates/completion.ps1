# Completion of conceptgraph for PowerShell, 5.1 and newer.
Register-ArgumentCompleter -Native -CommandName conceptgraph -ScriptBlock {
    param($word, $ast, $cursor)
    $line = $ast.Extent.Text
    $length = $cursor - $ast.Extent.StartOffset
    $env:_CONCEPTGRAPH_SHELL = 'powershell'
    $env:_CONCEPTGRAPH_LINE = $line.PadRight($length).Substring(0, $length)
    $encoding = [Console]::OutputEncoding
    [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
    try {
        & $ast.CommandElements[0].Extent.Text 2>$null | ForEach-Object {
            $value, $told = $_ -split "`t", 2
            $typed = if ($value -match '[^\w@%+=:,./~\\-]') { "'" + $value.Replace("'", "''") + "'" } else { $value }
            if (-not $told) { $told = $value }
            [System.Management.Automation.CompletionResult]::new($typed, $value, 'ParameterValue', $told)
        }
    } finally {
        [Console]::OutputEncoding = $encoding
        Remove-Item Env:_CONCEPTGRAPH_SHELL, Env:_CONCEPTGRAPH_LINE
    }
}
