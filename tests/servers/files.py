#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""files.py DIR [CERTIFICATE KEY] - a web server that does what DIR/routes says

A line of routes is METHOD, the beginning of the path, the status, the media
type and a file of DIR ("-" for no body), then headers as NAME=VALUE; the first
line that fits counts, and the file is read anew for each request. An answer of
status 200 has an ETag, and If-None-Match is obeyed. Requests are written to
DIR/log, with what was said to log in. The port is printed; the server ends
when its standard input does. With the files of a certificate and its key it is
one of https.
"""
import hashlib
import os
import ssl
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TOP = sys.argv[1]


def routes():
    with open(os.path.join(TOP, 'routes')) as f:
        for line in f:
            words = line.split()
            if words and not line.startswith('#'):
                yield words


class Handler(BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def log_message(self, *args):
        pass

    def answer(self):
        size = int(self.headers.get('Content-Length', 0))
        self.rfile.read(size)
        for method, path, status, kind, name, *headers in routes():
            if method == self.command and self.path.startswith(path):
                break
        else:
            status, kind, name, headers = '404', 'text/html', '-', []
        body = b''
        if name != '-':
            with open(os.path.join(TOP, name), 'rb') as f:
                body = f.read()
        tag = '"' + hashlib.md5(body).hexdigest() + '"'
        if status == '200' and self.headers.get('If-None-Match') == tag:
            status, body = '304', b''
        with open(os.path.join(TOP, 'log'), 'a') as f:
            who = self.headers.get('Authorization')
            f.write(f'{self.command} {self.path} {status}'
                    + (f' {who}\n' if who else '\n'))
        self.send_response(int(status))
        if status in ('200', '304'):
            self.send_header('ETag', tag)
        self.send_header('Content-Type', kind)
        self.send_header('Content-Length', str(len(body)))
        for header in headers:
            self.send_header(*header.split('=', 1))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = do_PROPFIND = do_REPORT = do_OPTIONS = answer


class Server(ThreadingHTTPServer):
    def handle_error(self, *args):
        """A client may hang up whenever it likes."""


server = Server(('127.0.0.1', 0), Handler)
if len(sys.argv) > 2:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*sys.argv[2:4])
    server.socket = context.wrap_socket(server.socket, server_side=True)
print(server.server_address[1], flush=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
sys.stdin.read()
