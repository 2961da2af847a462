#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""odd.py [CERTIFICATE KEY] - a web server that does what real ones do badly

It listens on a free port of 127.0.0.1, prints the number, and ends when its
standard input does. With a certificate it speaks TLS.
"""
import gzip
import json
import os
import socketserver
import ssl
import sys
import threading
from http.server import BaseHTTPRequestHandler


class Handler(BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def log_message(self, *args):
        pass

    def answer(self, body, kind='application/json', status=200, **headers):
        self.send_response(status)
        self.send_header('Content-Type', kind)
        if 'Content_Length' not in headers:
            self.send_header('Content-Length', str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace('_', '-'), value)
        self.end_headers()
        self.wfile.write(body)

    def hang_up(self):
        self.wfile.flush()
        self.close_connection = True

    def do_GET(self):
        name = self.path.strip('/').split('?')[0].split('/')
        page = getattr(self, 'page_' + name[0].replace('-', '_'), None)
        if page:
            page(*name[1:])
        else:
            self.answer(b'<html>none</html>', 'text/html', 404)

    do_POST = do_PROPFIND = do_REPORT = do_GET

    def page_json(self):
        self.answer(b'{"a": 1}', 'application/json; charset=utf-8')

    def page_html(self):
        self.answer(b'<html>Are you a robot?</html>', 'text/html')

    def page_xml(self):
        self.answer(b'<feed/>', 'text/xml')

    def page_echo(self):
        body = self.rfile.read(int(self.headers.get('Content-Length', 0)))
        self.answer(json.dumps({
            'method': self.command, 'path': self.path,
            'headers': {k.lower(): v for k, v in self.headers.items()},
            'body': body.decode('latin-1')}).encode())

    def page_etag(self):
        if self.headers.get('If-None-Match') == '"v1"':
            self.answer(b'', status=304, ETag='"v1"')
        else:
            self.answer(b'{}', ETag='"v1"')

    def page_status(self, status):
        self.answer(b'' if status in ('204', '304') else b'{}',
                    status=int(status), Retry_After='7')

    def page_hop(self, n):
        where = f'/hop/{int(n) - 1}' if int(n) else '/json'
        self.answer(b'', status=302, Location=where)

    def page_loop(self):
        self.answer(b'', status=302, Location='/loop')

    def page_go(self, *where):
        self.answer(b'', status=302, Location=where[0] + '://' +
                    '/'.join(where[1:]))

    def page_gzip(self):
        self.answer(gzip.compress(b'{"zipped": true}'),
                    Content_Encoding='gzip')

    def page_gzip_cut(self):
        whole = gzip.compress(os.urandom(2000))
        self.answer(whole[:-900], Content_Encoding='gzip')

    def page_gzip_junk(self):
        self.answer(b'no gzip at all', Content_Encoding='gzip')

    def page_gzip_bomb(self):
        self.answer(gzip.compress(bytes(5000000)), Content_Encoding='gzip')

    def page_brotli(self):
        self.answer(b'abc', Content_Encoding='br')

    def page_large(self):
        self.answer(b'', Content_Length='10000000000')
        self.hang_up()

    def page_endless(self):
        self.send_response(200)
        self.send_header('Content-Type', 'text/plain')
        self.end_headers()
        try:
            while True:
                self.wfile.write(bytes(65536))
        except OSError:
            self.hang_up()

    def page_silent(self, *rest):
        # Until the client gives up.
        self.rfile.read(int(self.headers.get('Content-Length', 0)))
        self.connection.recv(1)
        self.hang_up()

    def page_cut(self):
        self.answer(b'{"half": ', Content_Length='1000')
        self.hang_up()

    def page_nothing(self):
        self.hang_up()

    def page_junk(self):
        self.wfile.write(b'\0\1\2 this is not HTTP\n')
        self.hang_up()

    def page_pages(self, n):
        n = int(n)
        links = [f'</pages/{n - 1}>; rel="prev"'] if n > 1 else []
        if n < 3:
            links.insert(0, f'</pages/{n + 1}>; rel="next"')
        self.answer(json.dumps([n]).encode(), Link=', '.join(links))

    def page_elsewhere(self):
        self.answer(b'[]', Link='<http://192.0.2.1/2>; rel="next"')


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 64

    def handle_error(self, *args):
        pass


def main():
    server = Server(('127.0.0.1', 0), Handler)
    if len(sys.argv) > 2:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sys.argv[1], sys.argv[2])
        server.socket = context.wrap_socket(server.socket, server_side=True)
    print(server.server_address[1], flush=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdin.read()


main()
