"""The Model Context Protocol: a desk of graph files as tools, over standard input and output alone.

Names, descriptions and instructions are the program's own; what graph files say stands in answers only, as
values of JSON. There are no prompts and no resources, so that nothing of a file can pose as either.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import anyio
from jsonschema import Draft202012Validator
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp.types import (
    CallToolRequestParams,
    CallToolResult,
    ListToolsResult,
    PaginatedRequestParams,
    TextContent,
    Tool,
    ToolAnnotations,
)

from .agent_tools import INSTRUCTIONS, READING, AgentTool

if TYPE_CHECKING:
    from graph_data.assist.desk import Desk


def serve_desk(desk: Desk, tools: Iterable[AgentTool], refusals: type[Exception], *, version: str) -> None:
    """Answer an agent until it closes standard input; ``refusals`` is what the desk raises with a reason."""
    logging.getLogger("mcp").setLevel(logging.CRITICAL)
    anyio.run(_serving, _Answering(desk, (*READING, *tools), refusals), version)


async def _serving(answering: _Answering, version: str) -> None:
    server: Server[Any] = Server(
        "conceptgraph",
        version=version,
        instructions=INSTRUCTIONS,
        on_list_tools=answering.listed,
        on_call_tool=answering.called,
    )
    async with stdio_server() as (incoming, outgoing):
        await server.run(incoming, outgoing, server.create_initialization_options())


class _Answering:
    """Tools as the protocol has them."""

    def __init__(self, desk: Desk, tools: Iterable[AgentTool], refusals: type[Exception]) -> None:
        self._desk, self._refusals = desk, refusals
        self._tools = {tool.name: tool for tool in tools}

    async def listed(self, _context: Any, _params: PaginatedRequestParams | None) -> ListToolsResult:
        """Return all tools."""
        return ListToolsResult(tools=[_told(tool) for tool in self._tools.values()])

    async def called(self, _context: Any, params: CallToolRequestParams) -> CallToolResult:
        """Return the answer of a tool, or why there is none, in words that help to ask again."""
        given: Mapping[str, Any] = params.arguments or {}
        tool = self._tools.get(params.name)
        if tool is None:
            return _refused(f"there is no tool {params.name!r}; there are {', '.join(self._tools)}")
        wrong = next(iter(Draft202012Validator(tool.schema).iter_errors(given)), None)
        if wrong is not None:
            where = ".".join(map(str, wrong.absolute_path))
            return _refused(f"{where}: {wrong.message[:300]}" if where else wrong.message[:300])
        try:
            found = await anyio.to_thread.run_sync(lambda: tool.call(self._desk, **given), limiter=_ONE)
        except self._refusals as why:
            return _refused(str(why))
        text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
        return CallToolResult(content=[TextContent(type="text", text=text)], structured_content=found)


#: A desk is asked one thing at a time.
_ONE = anyio.CapacityLimiter(1)


def _told(tool: AgentTool) -> Tool:
    hints = ToolAnnotations(
        read_only_hint=not tool.writes, destructive_hint=tool.writes, open_world_hint=False
    )
    return Tool(name=tool.name, description=tool.about, input_schema=tool.schema, annotations=hints)


def _refused(why: str) -> CallToolResult:
    return CallToolResult(content=[TextContent(type="text", text=why)], is_error=True)
